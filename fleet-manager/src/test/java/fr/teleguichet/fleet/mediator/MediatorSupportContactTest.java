package fr.teleguichet.fleet.mediator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators say of whom mediators may ask. */
final class MediatorSupportContactTest {

  @Test
  void nobodyIsShownWithoutASetting() {
    assertThat(MediatorSupportContact.from(Settings.of(Map.of())))
        .isEqualTo(new MediatorSupportContact(Optional.empty(), Optional.empty()));
  }

  @Test
  void everyKeyIsTaken() {
    assertThat(
            MediatorSupportContact.from(
                Settings.of(
                    Map.of(
                        "fleet.mediator.contact-name", " Camille ",
                        "fleet.mediator.contact-telephone", "+33 5 65 00 00 00"))))
        .isEqualTo(
            new MediatorSupportContact(Optional.of("Camille"), Optional.of("+33 5 65 00 00 00")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"call me", "javascript:x", "1", "+", "05 65\" onclick="})
  void whatIsNoNumberIsRefused(String number) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> new MediatorSupportContact(Optional.empty(), Optional.of(number)))
        .withMessageContaining("fleet.mediator.contact-telephone");
  }

  @Test
  void aNumberIsAnAddressOfDigits() {
    assertThat(
            new MediatorViewModels.Contact(Optional.empty(), Optional.of("+33 (0)5 65-00.00 00"))
                .link())
        .isEqualTo("tel:+330565000000");
  }
}
