package fr.teleguichet.hardware.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceReopeningTest {

  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-23T10:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:00, ouvert mardi 9~h, open on Tuesday at 9:00, abre el martes a las 9:00",
    "2026-11-25T13:30, ouvert mercredi 13~h~30, open on Wednesday at 13:30,"
        + " abre el miércoles a las 13:30",
    "2026-11-26T01:05, ouvert jeudi 1~h~05, open on Thursday at 1:05, abre el jueves a la 1:05",
    "2026-11-29T00:00, ouvert dimanche 0~h, open on Sunday at 0:00, abre el domingo a las 0:00",
    "2026-12-01T09:00, ouvert mardi 1er~décembre 9~h, open on Tuesday 1 December at 9:00,"
        + " abre el martes 1 de diciembre a las 9:00",
    "2026-11-30T10:00, ouvert lundi 30~novembre 10~h, open on Monday 30 November at 10:00,"
        + " abre el lunes 30 de noviembre a las 10:00"
  })
  void itIsSaidAsPeopleSayIt(LocalDateTime opens, String french, String english, String spanish) {
    ServiceReopening reopening = ServiceReopening.of(opens, MONDAY);

    assertThat(reopening.sentence(Locale.FRENCH)).isEqualTo(french.replace('~', '\u00a0'));
    assertThat(reopening.sentence(Locale.ENGLISH)).isEqualTo(english);
    assertThat(reopening.sentence(Locale.of("es"))).isEqualTo(spanish);
  }

  /** Otherwise a citizen would come a week early. */
  @Test
  void aDayThatComesTwiceIsToldWithItsDate() {
    assertThat(ServiceReopening.of(MONDAY.plusDays(6), MONDAY).date()).isEmpty();
    assertThat(ServiceReopening.of(MONDAY.plusDays(7), MONDAY).date()).isPresent();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      ServiceReopening some = some(random);
      assertThat(ServiceReopening.ofWord(some.code())).contains(some);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "opens-",
        "opens-tuesday",
        "opens-someday-09.00",
        "opens-tuesday-24.00",
        "opens-tuesday-09.60",
        "opens-tuesday-13-01-09.00",
        "opens-tuesday-02-30-09.00",
        "opens-tuesday-9.00",
        "opens-tuesday-09.00x",
        "OPENS-tuesday-09.00"
      })
  void whatIsNoReopeningIsNone(String word) {
    assertThat(ServiceReopening.ofWord(word)).isEmpty();
  }

  static ServiceReopening some(Random random) {
    return ServiceReopening.of(MONDAY.plusMinutes(random.nextInt(300 * 24 * 60)), MONDAY);
  }
}
