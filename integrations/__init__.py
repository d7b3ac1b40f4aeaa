"""What joins the desk to the systems around it. An adapter imports the ports, the records and what lies under them, nothing else."""
