package fr.teleguichet.fleet.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offices in lines. */
final class OfficeLineCodecTest {

  @Test
  void linesAreReadAsPeopleTypeThemAndWrittenAlike() {
    List<Office> offices =
        OfficeLineCodec.read(
            " Agence de Cahors\u00a0;Cahors; 44,4491;1.4366\n\n Accueil; Figeac; 44.6; +2 ");

    assertThat(offices)
        .containsExactly(
            new Office("Agence de Cahors", "Cahors", 44.4491, 1.4366),
            new Office("Accueil", "Figeac", 44.6, 2));
    assertThat(OfficeLineCodec.read(OfficeLineCodec.write(offices))).isEqualTo(offices);
    assertThat(OfficeLineCodec.write(offices)).endsWith("Accueil; Figeac; 44.6; 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cahors",
        "Agence; Cahors; 44.4",
        "; Cahors; 44; 1",
        "Agence; ; 44; 1",
        "Agence; Cahors; 91; 1",
        "Agence; Cahors; 44; 180.5",
        "Agence; Cahors; NaN; 1",
        "Agence; Cahors; 44; 1; 2",
        "Age\u0007nce; Cahors; 44; 1"
      })
  void whatIsNoOfficeIsRefused(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> OfficeLineCodec.read(line));
  }

  @Test
  void thirtyOfficesAreTheMost() {
    String line = "Agence; Cahors; 44; 1\n";

    assertThat(OfficeLineCodec.read(line.repeat(30))).hasSize(30);
    assertThatIllegalArgumentException().isThrownBy(() -> OfficeLineCodec.read(line.repeat(31)));
  }
}
