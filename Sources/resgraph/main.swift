print("resgraph")
