"""The table C1-C42: from a reading, the thread and what is open to the step that answers. Pure, one file a group of rows."""
