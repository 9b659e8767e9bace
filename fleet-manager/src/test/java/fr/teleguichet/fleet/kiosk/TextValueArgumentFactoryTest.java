package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.List;
import java.util.ServiceLoader;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.Arguments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TextValueArgumentFactoryTest {

  private final Arguments arguments = arguments();

  /** As the database finds it. */
  private static Arguments arguments() {
    Jdbi jdbi = Jdbi.create("jdbc:none");
    ServiceLoader.load(ArgumentFactory.class).forEach(jdbi::registerArgument);
    return jdbi.getConfig(Arguments.class);
  }

  static List<SingleTextValue> values() {
    return List.of(
        new TargetId("lot:borne-1"),
        new SiteCode("cahors"),
        new KioskName("borne-1"),
        new Territory("lot"),
        new ServiceCode("caf"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void statementsTakeCheckedValues(SingleTextValue value) {
    assertThat(arguments.findFor(value.getClass(), value)).isPresent();
  }

  @Test
  void theyTakeNothingElseForAText() {
    assertThat(arguments.findFor(Object.class, new Object())).isEmpty();
  }
}
