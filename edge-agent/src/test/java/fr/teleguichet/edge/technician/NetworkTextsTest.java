package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Kind;
import fr.teleguichet.edge.network.setup.NetworkFault;
import fr.teleguichet.edge.network.setup.NetworkSettingProblem;
import fr.teleguichet.edge.network.setup.NetworkStatus;
import fr.teleguichet.edge.network.setup.NetworkStatus.Carrier;
import fr.teleguichet.edge.network.setup.NetworkTrialOutcome;
import fr.teleguichet.edge.screen.UnitStatus.Line;
import fr.teleguichet.edge.text.Messages;
import fr.teleguichet.est.ProxyFault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTextsTest {

  private static final NetworkTexts FRENCH = new NetworkTexts(Messages.FRENCH);
  private static final NetworkTexts ENGLISH = new NetworkTexts(Messages.ENGLISH);

  private static List<Line> lines(Carrier carrier) {
    return FRENCH.lines(new NetworkStatus(Optional.of(carrier), List.of(), Set.of()));
  }

  @Test
  void eachKindSaysWhatItIs() {
    assertThat(lines(carrier(Kind.WIRED, "eth0", "")))
        .contains(new Line("Connexion", "câble (eth0)"), new Line("Passerelle", "192.0.2.1"));
    assertThat(lines(carrier(Kind.CELLULAR, "wwan0", "Orange F")))
        .contains(new Line("Connexion", "4G (wwan0), réseau «\u00a0Orange F\u00a0»"));
    assertThat(FRENCH.lines(new NetworkStatus(Optional.empty(), List.of(), Set.of())))
        .containsExactly(new Line("Connexion", "aucune"));
  }

  private static Carrier carrier(Kind kind, String device, String network) {
    return new Carrier(
        kind,
        device,
        network,
        Optional.empty(),
        List.of("192.0.2.10/24"),
        Optional.of("192.0.2.1"),
        List.of());
  }

  /** A network's name comes from a stranger; it is text and no pattern of ours. */
  @Test
  void aNameIsShownAsItIs() {
    assertThat(lines(carrier(Kind.WIFI, "wlan0", "{0} <b>'")).getFirst().text())
        .isEqualTo("Wi-Fi (wlan0), réseau «\u00a0{0} <b>'\u00a0»");
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultIsASentence(NetworkFault fault) {
    assertThat(FRENCH.fault(fault)).matches("\\p{Lu}.*[.]").doesNotContain("{");
    assertThat(ENGLISH.fault(fault)).matches("\\p{Lu}.*[.]").doesNotContain("{");
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemIsASentence(NetworkSettingProblem problem) {
    assertThat(FRENCH.problem(problem)).matches("\\p{Lu}.*[.]").doesNotContain("{");
    assertThat(ENGLISH.problem(problem)).matches("\\p{Lu}.*[.]").doesNotContain("{");
  }

  @Test
  void everyEndIsSaidWithItsReason() {
    assertThat(
            FRENCH.outcome(
                new NetworkTrialOutcome.Unreached(Optional.of(ProxyFault.LOGIN_REFUSED))))
        .isEqualTo(
            "L’ancien réseau est de retour. Le nouveau réseau n’a pas joint le gestionnaire du"
                + " parc à temps\u00a0: le proxy refuse ce nom d’utilisateur ou ce mot de passe.");
    assertThat(FRENCH.outcome(new NetworkTrialOutcome.Interrupted())).contains("a redémarré");
    assertThat(FRENCH.outcome(new NetworkTrialOutcome.NotStored())).contains("enregistré");
    assertThat(ENGLISH.outcome(new NetworkTrialOutcome.Kept())).contains("kept");
  }
}
