package fr.teleguichet.fleet.platform.pdf;

import com.openhtmltopdf.extend.FSDOMMutator;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Gives each link a title where it has none, since PDF/UA wants its words beside it once more. */
final class LinkTitleInserter implements FSDOMMutator {

  @Override
  public void mutateDocument(Document document) {
    NodeList links = document.getElementsByTagName("a");
    IntStream.range(0, links.getLength())
        .mapToObj(links::item)
        .map(Element.class::cast)
        .filter(link -> link.hasAttribute("href") && !link.hasAttribute("title"))
        .forEach(link -> link.setAttribute("title", link.getTextContent().strip()));
  }
}
