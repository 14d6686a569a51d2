int resgraph_placeholder(void);
