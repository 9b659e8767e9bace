package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class UsageQueryTest {

  private static final MonthRange MONTHS =
      new MonthRange(YearMonth.of(2026, 1), YearMonth.of(2026, 3));
  private static final String PERIOD = "from=2026-01&to=2026-03";

  @Test
  void withoutCodesEverythingIsAskedFor() {
    UsageQuery everything = UsageQuery.of(MONTHS, "", "");

    assertThat(everything.site().wants(new SiteCode("cahors"))).isTrue();
    assertThat(everything.service().wants(new ServiceCode("caf"))).isTrue();
    assertThat(everything.address()).isEqualTo(PERIOD);
  }

  @Test
  void aCodeAsksForItsOwn() {
    UsageQuery some = UsageQuery.of(MONTHS, "cahors", "caf");

    assertThat(some.site().wants(new SiteCode("cahors"))).isTrue();
    assertThat(some.site().wants(new SiteCode("figeac"))).isFalse();
    assertThat(some.service().wants(new ServiceCode("cpam"))).isFalse();
    assertThat(some.address()).isEqualTo(PERIOD + "&site=cahors&service=caf");
  }

  @Test
  void aTextThatIsNoCodeAsksForNobodyAndStaysInTheAddress() {
    UsageQuery odd = UsageQuery.of(MONTHS, "Cahors & co", "CAF");

    assertThat(odd.site().isAll()).isFalse();
    assertThat(odd.site().wants(new SiteCode("cahors"))).isFalse();
    assertThat(odd.service().wants(new ServiceCode("caf"))).isFalse();
    assertThat(odd.address()).isEqualTo(PERIOD + "&site=Cahors+%26+co&service=CAF");
  }

  @Test
  void aTextThatIsTooLongForACodeAsksForEverything() {
    assertThat(UsageQuery.of(MONTHS, "a".repeat(41), "b".repeat(41)).address()).isEqualTo(PERIOD);
    assertThat(UsageQuery.of(MONTHS, "a".repeat(40), "").site().isAll()).isFalse();
  }
}
