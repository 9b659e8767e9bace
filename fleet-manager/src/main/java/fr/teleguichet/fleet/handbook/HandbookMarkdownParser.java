package fr.teleguichet.fleet.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * The handbook's files: CommonMark, in which a section's heading ends with its id in braces, and a
 * picture is called by its name without a folder.
 */
final class HandbookMarkdownParser {

  private static final Pattern WITH_ID = Pattern.compile("(.*\\S) +\\{#([a-z-]+)}");
  private static final Parser PARSER = Parser.builder().build();

  private HandbookMarkdownParser() {}

  /**
   * Reads a part.
   *
   * @param pictures the address of a picture, by its name
   * @throws IllegalArgumentException where a heading or title is missing
   */
  static HandbookPage read(HandbookPart part, String markdown, Map<String, String> pictures) {
    Node document = PARSER.parse(markdown);
    var headings = new Headings();
    document.accept(headings);
    if (headings.title.isEmpty()) {
      throw new IllegalArgumentException("the part " + part.code() + " has no title.");
    }
    var text = new HandbookTextRenderer(document, new Attributes(Map.copyOf(pictures)));
    // What is wrong in a file is found at the start.
    String _ = text.html(_ -> true);
    return new HandbookPage(part, headings.title, headings.sections, text);
  }

  /** Takes the title out, and the ids of the sections. */
  private static final class Headings extends AbstractVisitor {
    private String title = "";
    private final List<HandbookPage.Section> sections = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      if (!(heading.getLastChild() instanceof Text text)) {
        throw new IllegalArgumentException("a heading is no text.");
      }
      if (heading.getLevel() == 1) {
        title = text.getLiteral();
        heading.unlink();
      } else {
        addSection(heading, text);
      }
    }

    private void addSection(Heading heading, Text text) {
      Matcher parts = WITH_ID.matcher(text.getLiteral());
      if (!parts.matches()) {
        throw new IllegalArgumentException("the heading " + text.getLiteral() + " has no id.");
      }
      text.setLiteral(parts.group(1));
      sections.add(new HandbookPage.Section(parts.group(2), parts.group(1)));
      heading.appendChild(new SectionId(parts.group(2)));
    }
  }

  /** Stands in the tree for the id of its heading, and is not drawn. */
  private static final class SectionId extends CustomNode {
    private final String id;

    SectionId(String id) {
      this.id = id;
    }
  }

  /** Ids of headings, addresses of pictures, and code that can be reached and scrolled by keys. */
  private record Attributes(Map<String, String> pictures) implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      switch (node) {
        case Heading heading when heading.getLastChild() instanceof SectionId section ->
            attributes.put("id", section.id);
        case Image image -> {
          attributes.put("src", address(image));
          attributes.put("loading", "lazy");
        }
        case FencedCodeBlock _ when tag.toLowerCase(Locale.ROOT).equals("pre") ->
            attributes.put("tabindex", "0");
        default -> {}
      }
    }

    private String address(Image image) {
      String address = pictures.get(image.getDestination());
      if (address == null) {
        throw new IllegalArgumentException("there is no picture " + image.getDestination());
      }
      return address;
    }
  }
}
