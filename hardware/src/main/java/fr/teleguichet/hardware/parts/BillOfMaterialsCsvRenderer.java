package fr.teleguichet.hardware.parts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bill of materials as CSV: quoted as RFC 4180 says, but with line feeds alone, which version
 * control keeps as they are; commas, decimal points, one row for each part and one for the total.
 */
public final class BillOfMaterialsCsvRenderer {

  private static final List<String> TITLES =
      List.of(
          "part",
          "name",
          "quantity",
          "unit_price_eur_incl_vat",
          "total_eur_incl_vat",
          "purpose",
          "substitutes",
          "price_source",
          "price_date");

  private BillOfMaterialsCsvRenderer() {}

  /** The whole file. */
  public static String of(BillOfMaterials bill) {
    Stream<List<String>> parts = bill.parts().stream().map(BillOfMaterialsCsvRenderer::cells);
    List<String> total = List.of("", "Total", "", "", bill.total().plain(), "", "", "", "");
    return Stream.concat(Stream.concat(Stream.of(TITLES), parts), Stream.of(total))
        .map(BillOfMaterialsCsvRenderer::row)
        .collect(Collectors.joining());
  }

  private static List<String> cells(Part part) {
    return List.of(
        part.id().value(),
        part.name().value(),
        Integer.toString(part.quantity()),
        part.price().unit().plain(),
        part.total().plain(),
        part.purpose().value(),
        BillOfMaterials.joined(part.substitutes()),
        part.price().source().value(),
        part.price().date().toString());
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(BillOfMaterialsCsvRenderer::quoted)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
