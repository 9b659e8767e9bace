package fr.teleguichet.hardware.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillOfMaterialsTest {

  /** An empty cell looks as if nobody had looked. */
  @Test
  void aPartWithoutSubstitutesSaysSo() {
    assertThat(BillOfMaterials.joined(List.of())).isEqualTo("none known");
  }

  private static final BillOfMaterials BILL =
      new BillOfMaterials(
          List.of(part("screw", "Screw M3, \"flat\"", 12, 9), part("desk", "Desk", 1, 123_405)));

  private static Part part(String id, String name, int quantity, long cents) {
    PartPriceEstimate price =
        new PartPriceEstimate(
            new Cents(cents), new TextLine("own estimate"), LocalDate.parse("2026-11-24"));
    return new Part(
        new Slug(id),
        new TextLine(name),
        quantity,
        price,
        new TextLine("Holds"),
        List.of(new TextLine("Glue"), new TextLine("String")));
  }

  @Test
  void theTotalCountsEveryPiece() {
    assertThat(BILL.total()).isEqualTo(new Cents(12 * 9 + 123_405));
    assertThat(new BillOfMaterials(List.of()).total()).isEqualTo(Cents.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, €0.00, 0.00", "5, €0.05, 0.05", "123405, '€1,234.05', 1234.05"})
  void moneyIsWrittenForPeopleAndForPrograms(long cents, String people, String programs) {
    assertThat(new Cents(cents).text()).isEqualTo(people);
    assertThat(new Cents(cents).plain()).isEqualTo(programs);
  }

  @Test
  void moneyNeitherTurnsNegativeNorOverflows() {
    assertThatThrownBy(() -> new Cents(-1)).isInstanceOf(IllegalArgumentException.class);
    Cents most = new Cents(Long.MAX_VALUE);
    assertThatThrownBy(() -> most.plus(new Cents(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1000})
  void aPartComesOnceAtLeastAndWithinReason(int quantity) {
    assertThatThrownBy(() -> part("screw", "Screw", quantity, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not " + quantity);
  }

  @Test
  void theMarkdownTableEndsInTheTotal() {
    assertThat(BILL.markdown().lines().skip(2))
        .containsExactly(
            "| screw | Screw M3, \"flat\" | 12 | €0.09 | €1.08 | Holds | Glue; String |"
                + " own estimate, 2026-11-24 |",
            "| desk | Desk | 1 | €1,234.05 | €1,234.05 | Holds | Glue; String |"
                + " own estimate, 2026-11-24 |",
            "|  | Total |  |  | €1,235.13 |  |  |  |");
  }

  @Test
  void theCsvQuotesWhatNeedsQuotesAndEndsInTheTotal() {
    assertThat(BillOfMaterialsCsvRenderer.of(BILL))
        .isEqualTo(
            """
            part,name,quantity,unit_price_eur_incl_vat,total_eur_incl_vat,purpose,substitutes,price_source,price_date
            screw,"Screw M3, ""flat\""",12,0.09,1.08,Holds,Glue; String,own estimate,2026-11-24
            desk,Desk,1,1234.05,1234.05,Holds,Glue; String,own estimate,2026-11-24
            ,Total,,,1235.13,,,,
            """);
  }
}
