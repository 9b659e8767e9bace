package fr.teleguichet.hardware.parts;

import fr.teleguichet.hardware.text.MarkdownTable;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything to buy for one kiosk. */
public record BillOfMaterials(List<Part> parts) {

  public BillOfMaterials {
    parts = List.copyOf(parts);
  }

  /** What one kiosk is thought to cost in parts. */
  public Cents total() {
    return parts.stream().map(Part::total).reduce(Cents.NONE, Cents::plus);
  }

  /** The part with this name. */
  public Optional<Part> part(Slug id) {
    return parts.stream().filter(part -> part.id().equals(id)).findFirst();
  }

  /** As a Markdown table that ends in the total. */
  public String markdown() {
    MarkdownTable table =
        new MarkdownTable(
            "Part",
            "Ask for",
            ">Pieces",
            ">Each",
            ">Together",
            "What for",
            "Or instead",
            "Estimate");
    for (Part part : parts) {
      table.row(
          part.id().value(),
          part.name().value(),
          Integer.toString(part.quantity()),
          part.price().unit().text(),
          part.total().text(),
          part.purpose().value(),
          joined(part.substitutes()),
          part.price().source() + ", " + part.price().date());
    }
    table.row("", "Total", "", "", total().text(), "", "", "");
    return table.text();
  }

  /** Of a part without any, a buyer must see that somebody looked. */
  static String joined(List<TextLine> lines) {
    return lines.isEmpty()
        ? "none known"
        : lines.stream().map(TextLine::value).collect(Collectors.joining("; "));
  }
}
