package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody typed is a text for a spreadsheet. */
final class VisitNoteCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", " =1+1", "\t@SUM(1)", "  -1", "\r+1", "'=1"})
  void aThemeThatIsCalledLikeAFormulaIsATextInItsRow(String name) {
    VisitNoteCounts counts =
        new VisitNoteCounts(YearMonth.of(2026, 3), 1, Optional.empty(), 2, 1, 1);

    assertThat(VisitNoteCsv.of(List.of(counts), Map.of(), _ -> name))
        .endsWith("\r\n2026-03,\"\",\"\",\"other\",\"'" + name + "\",2,1,1,2\r\n");
  }
}
