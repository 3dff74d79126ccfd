"""Tables: answers as rows of a CSV, an Excel workbook or a Parquet file, and rows as answers."""
