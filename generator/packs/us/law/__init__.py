"""What 51 jurisdictions and five cities of the United States say: topics, files and looking them up."""
