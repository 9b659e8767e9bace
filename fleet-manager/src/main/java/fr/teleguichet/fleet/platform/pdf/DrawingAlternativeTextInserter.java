package fr.teleguichet.fleet.platform.pdf;

import com.openhtmltopdf.extend.FSDOMMutator;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Gives each drawing the words of its label as those that PDF/UA wants where nobody sees it. */
final class DrawingAlternativeTextInserter implements FSDOMMutator {

  @Override
  public void mutateDocument(Document document) {
    NodeList drawings = document.getElementsByTagName("svg");
    IntStream.range(0, drawings.getLength())
        .mapToObj(drawings::item)
        .map(Element.class::cast)
        .filter(drawing -> drawing.hasAttribute("aria-label") && !drawing.hasAttribute("alt"))
        .forEach(drawing -> drawing.setAttribute("alt", drawing.getAttribute("aria-label")));
  }
}
