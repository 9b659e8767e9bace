package fr.teleguichet.fleet.handbook;

import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** A text of the handbook, drawn for each reader: nobody is shown a link that leads nowhere. */
final class HandbookTextRenderer {
  private final Node document;
  private final AttributeProvider attributes;

  HandbookTextRenderer(Node document, AttributeProvider attributes) {
    this.document = document;
    this.attributes = attributes;
  }

  /**
   * The text in HTML.
   *
   * @param opens whether a page of this path lets the reader in
   */
  String html(Predicate<String> opens) {
    return HtmlRenderer.builder()
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(_ -> attributes)
        .nodeRendererFactory(context -> new Links(context, opens))
        .build()
        .render(document);
  }

  /** Links to pages of the site, or their words alone. */
  private static final class Links extends CoreHtmlNodeRenderer {
    private final Predicate<String> opens;

    Links(HtmlNodeRendererContext context, Predicate<String> opens) {
      super(context);
      this.opens = opens;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Link.class);
    }

    @Override
    public void visit(Link link) {
      if (link.getDestination().startsWith("/") && !opens.test(link.getDestination())) {
        visitChildren(link);
      } else {
        super.visit(link);
      }
    }
  }
}
