int resgraph_placeholder(void){return 0;}
