package fr.teleguichet.fleet.platform.opendocument;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OpenDocumentSpreadsheetWriterTest {

  @Test
  void eachCellStandsWhereItWasPut() throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(List.of("Site", "Entretiens", "Part"));
    IntStream.range(0, 50).forEach(i -> rows.add(Arrays.asList("Relais " + i, i, null)));
    rows.add(Arrays.asList(null, null, 0.25));

    Sheet sheet = read(new OpenDocumentSpreadsheetWriter.Page("Chiffres", rows)).getSheet(0);

    assertThat(sheet.getName()).isEqualTo("Chiffres");
    assertThat(sheet.getMaxRows()).isEqualTo(52);
    assertThat(sheet.getRange(0, 1).getValue()).isEqualTo("Entretiens");
    assertThat(sheet.getRange(0, 1).getStyle().isBold()).isTrue();
    for (int i = 0; i < 50; i++) {
      assertThat(sheet.getRange(i + 1, 0).getValue()).isEqualTo("Relais " + i);
      assertThat(sheet.getRange(i + 1, 1).getValue()).isEqualTo((double) i);
      assertThat(sheet.getRange(i + 1, 2).getValue()).isNull();
      assertThat(sheet.getRange(i + 1, 0).getStyle().isBold()).isFalse();
    }
    assertThat(sheet.getRange(51, 2).getValue()).isEqualTo(0.25);
  }

  @Test
  void aTextThatLooksLikeAFormulaStaysAText() throws IOException {
    SpreadSheet file =
        read(
            new OpenDocumentSpreadsheetWriter.Page(
                "Un", List.of(List.of("=1+1"), List.of("=2+2"))));

    assertThat(file.getSheet(0).getRange(1, 0).getValue()).isEqualTo("=2+2");
    assertThat(file.getSheet(0).getRange(1, 0).getFormula()).isNull();
  }

  @Test
  void sheetsKeepTheirOrderAndMayBeEmpty() throws IOException {
    SpreadSheet file =
        read(
            new OpenDocumentSpreadsheetWriter.Page("Un", List.of()),
            new OpenDocumentSpreadsheetWriter.Page("Deux", List.of(List.of("a"))));

    assertThat(file.getSheets()).extracting(Sheet::getName).containsExactly("Un", "Deux");
  }

  private static SpreadSheet read(OpenDocumentSpreadsheetWriter.Page... pages) throws IOException {
    return new SpreadSheet(new ByteArrayInputStream(OpenDocumentSpreadsheetWriter.write(pages)));
  }
}
