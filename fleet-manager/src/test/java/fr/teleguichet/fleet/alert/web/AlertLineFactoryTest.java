package fr.teleguichet.fleet.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.alert.AlertEvent;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert's page is shown also where a row of its life does not say how many it began with. */
final class AlertLineFactoryTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  private final LocalizedText french = new MessageBundles().in(Language.FRENCH);

  private AlertViewModels.Happening opened(String count) {
    return AlertLineFactory.happening(
        new AlertEvent(NOON, AlertEvent.What.OPENED, "", count), french);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-3", "99999999999999999999"})
  void aCountThatCannotBeReadIsOne(String count) {
    assertThat(opened(count)).isEqualTo(opened("1")).isNotEqualTo(opened("2"));
  }
}
