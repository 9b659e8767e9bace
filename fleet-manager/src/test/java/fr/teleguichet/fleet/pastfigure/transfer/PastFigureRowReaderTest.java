package fr.teleguichet.fleet.pastfigure.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.pastfigure.PastFigure;
import fr.teleguichet.fleet.pastfigure.PastFigurePlace;
import fr.teleguichet.fleet.site.transfer.ImportProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row may say, and what it is told otherwise. */
final class PastFigureRowReaderTest {

  private static final String HEAD =
      "year\tsite\tformer_site\tservice\tindicator\tvalue\tof\tunit\tsource\tnote\n";

  private static PastFigureRowReader reader(String row) {
    PastFigureRows rows =
        PastFigureRows.read(TestPastFigures.bytes(HEAD + row.replace('|', '\t') + "\n"));
    assertThat(rows.problems()).isEmpty();
    return new PastFigureRowReader(
        rows.rows().getFirst(), TestPastFigures.NAMES, TestPastFigures.LAST_YEAR);
  }

  private static PastFigure read(String row) {
    PastFigureRowReader reader = reader(row);
    Optional<PastFigure> figure = reader.read();
    assertThat(reader.problems()).isEmpty();
    return figure.orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          2019||||interviews|312|||Bilan 2019|                            ! 312
          2000||||interviews|1 234|||Bilan|                               ! 1234
          2025||||interviews|1\u00a0234\u202f567,0|||Bilan|               ! 1234567
          2019||||satisfied|188|200|share|Bilan|                          ! 188
          2019||||co2-net|-12,5||kilograms|Bilan|                         ! -12.5
          2019||||co2-net|\u2212 |||Bilan|                                !
          2019||||co2-gross|2000.25|||Bilan|                              ! 2000.25
          2019||||co2-gross|0,10|||Bilan|                                 ! 0.1
          2019|cajarc|||interviews|1|||Bilan|                             ! 1
          2019|  MAIRIE de Cajarc |||interviews|1|||Bilan|                ! 1
          2019|||Caf (allocations familiales)|interviews|1|||Bilan|       ! 1
          2019|||caf|interviews|1|||Bilan|                                ! 1
          """)
  void whatIsRightIsRead(String row, String value) {
    PastFigureRowReader reader = reader(row);
    Optional<PastFigure> figure = reader.read();

    assertThat(figure.map(PastFigure::plainValue)).isEqualTo(Optional.ofNullable(value));
  }

  @Test
  void aPlaceIsTheNetworkASiteOrOneThatIsGone() {
    assertThat(read("2019||||interviews|1|||B|").key().place())
        .isEqualTo(new PastFigurePlace.WholeNetwork());
    assertThat(read("2019|cajarc|||interviews|1|||B|").key().place())
        .isEqualTo(PastFigurePlace.at(TestPastFigures.CAJARC));
    assertThat(read("2019||Mairie de Cazals||interviews|1|||B|").key().place())
        .isEqualTo(new PastFigurePlace.FormerSite("Mairie de Cazals"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          1999||||interviews|1|||B|                    ! year        ! 1
          2026||||interviews|1|||B|                    ! year        ! 1
          19||||interviews|1|||B|                      ! year        ! 1
          2019.0||||interviews|1|||B|                  ! year        ! 1
          2019|nowhere|||interviews|1|||B|             ! site        ! 6
          2019|Mairie double|||interviews|1|||B|       ! site-twice  ! 6
          2019||mairie de cajarc||interviews|1|||B|    ! former-site ! 7
          2019|cajarc|Autre||interviews|1|||B|         ! both-sites  ! 13
          2019|||poste|interviews|1|||B|               ! service     ! 8
          2019||||budget|1|||B|                        ! indicator   ! 9
          2019||||Entretiens|1|||B|                    ! indicator   ! 9
          2019||||interviews|1||tonnes|B|              ! unit        ! 23
          2019||||co2-gross|2||tonnes|B|               ! unit        ! 22
          2019||||interviews|1,234.5|||B|              ! number      ! 20
          2019||||interviews|1,234|||B|                ! number      ! 20
          2019||||interviews|1.234.567|||B|            ! number      ! 20
          2019||||interviews|12 34|||B|                ! number      ! 20
          2019||||interviews|NaN|||B|                  ! number      ! 20
          2019||||interviews|1e999|||B|                ! number      ! 20
          2019||||interviews|0x10|||B|                 ! number      ! 20
          2019||||interviews|٣|||B|                    ! number      ! 20
          2019||||interviews||||B|                     ! number      ! 20
          2019||||interviews|99999999999999|||B|       ! number      ! 20
          2019||||interviews|1000000001|||B|           ! large       ! 20
          2019||||interviews|-1|||B|                   ! negative    ! 20
          2019||||co2-gross|-1|||B|                    ! negative    ! 19
          2019||||interviews|1,5|||B|                  ! whole       ! 20
          2019||||satisfied|94|||B|                    ! of-missing  ! 22
          2019||||satisfied|94|99,5||B|                ! whole       ! 22
          2019||||satisfied|94|x||B|                   ! number      ! 22
          2019||||satisfied|201|200||B|                ! of-less     ! 19
          2019||||satisfied|4|4||B|                    ! of-few      ! 21
          2019||||interviews|1|2||B|                   ! of-needless ! 22
          2019||||interviews|1||||                     ! source      ! 24
          """)
  void whatIsWrongIsToldAtItsCell(String row, String what, int column) {
    PastFigureRowReader reader = reader(row);

    assertThat(reader.read()).isEmpty();
    ImportProblem first = reader.problems().getFirst();
    assertThat(first.key()).isEqualTo("past-figure.wrong." + what);
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.column()).isEqualTo(column);
  }

  @Test
  void textsHaveAnEndAndNoInvisibleLetters() {
    for (String[] wrong :
        new String[][] {
          {"2019||||interviews|1|||" + "x".repeat(301) + "|", "long"},
          {"2019||||interviews|1|||B|" + "x".repeat(501), "long"},
          {"2019||" + "x".repeat(121) + "||interviews|1|||B|", "long"},
          {"2019||||interviews|1|||a\u0007b|", "line"},
          {"2019||||interviews|1|||\"a\nb\"|", "line"},
          {"2019||||interviews|1|||B|a\u0007b", "letters"},
          {"2019||||interviews|1|||B|a\uFFFEb", "letters"},
        }) {
      PastFigureRowReader reader = reader(wrong[0]);
      assertThat(reader.read()).as(wrong[1]).isEmpty();
      assertThat(reader.problems())
          .extracting(ImportProblem::key)
          .isEqualTo(List.of("past-figure.wrong." + wrong[1]));
    }
    assertThat(read("2019||||interviews|1|||B|\"a\r\nb\"").note()).isEqualTo("a\nb");
  }
}
