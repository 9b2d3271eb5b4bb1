"""Reports: frozen results made into JSON, CSV, spreadsheets and PDF. Knows no windows and no store."""
