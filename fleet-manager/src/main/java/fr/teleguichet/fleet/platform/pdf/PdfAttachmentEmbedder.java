package fr.teleguichet.fleet.platform.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The files inside a PDF: readers list them, and each says what it is to the pages. */
final class PdfAttachmentEmbedder {

  private PdfAttachmentEmbedder() {}

  static void add(PDDocument pages, List<PdfAttachment> attachments, Instant now)
      throws IOException {
    if (attachments.isEmpty()) {
      return;
    }
    Map<String, PDComplexFileSpecification> files = new TreeMap<>();
    COSArray related = new COSArray();
    for (PdfAttachment attachment : attachments) {
      PDComplexFileSpecification file = file(pages, attachment, now);
      files.put(attachment.name(), file);
      related.add(file);
    }
    pages.getDocumentCatalog().setNames(names(pages, files));
    pages.getDocumentCatalog().getCOSObject().setItem(COSName.AF, related);
  }

  private static PDDocumentNameDictionary names(
      PDDocument pages, Map<String, PDComplexFileSpecification> files) {
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(files);
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(pages.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    return names;
  }

  private static PDComplexFileSpecification file(
      PDDocument pages, PdfAttachment attachment, Instant now) throws IOException {
    PDEmbeddedFile content =
        new PDEmbeddedFile(
            pages, new ByteArrayInputStream(attachment.content()), COSName.FLATE_DECODE);
    content.setSubtype(attachment.mediaType());
    content.setSize(attachment.content().length);
    content.setModDate(PdfMetadataWriter.calendar(now.truncatedTo(ChronoUnit.SECONDS)));
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(attachment.name());
    file.setFileUnicode(attachment.name());
    file.setFileDescription(attachment.description());
    file.setEmbeddedFile(content);
    file.setEmbeddedFileUnicode(content);
    file.getCOSObject().setName(COSName.AF_RELATIONSHIP, attachment.relation().pdfName());
    return file;
  }
}
