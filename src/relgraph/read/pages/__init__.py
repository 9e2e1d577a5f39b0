"""From lines with places on pages to paragraphs: what the PDF reader does after pypdf."""
