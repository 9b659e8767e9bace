package fr.teleguichet.fleet.platform.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;

/** Says at each link what its tag says, since PDF/UA wants it at both. */
final class LinkDescriptionInserter {

  private LinkDescriptionInserter() {}

  static void fill(PDDocument pages) throws IOException {
    PDStructureTreeRoot tags = pages.getDocumentCatalog().getStructureTreeRoot();
    PDNumberTreeNode parents = tags.getParentTree();
    for (PDPage page : pages.getPages()) {
      for (PDAnnotation link : page.getAnnotations()) {
        fill(link, parents.getValue(link.getStructParent()));
      }
    }
  }

  private static void fill(PDAnnotation link, @Nullable Object tag) {
    if (tag instanceof PDParentTreeValue value
        && value.getCOSObject() instanceof COSDictionary element) {
      link.setContents(element.getString(COSName.ALT));
    }
  }
}
