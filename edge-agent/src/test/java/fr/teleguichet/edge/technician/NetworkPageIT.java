package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.edge.network.setup.SimulatedNetwork;
import fr.teleguichet.edge.screen.Chromium;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A technician in front of the network's page in a real browser, on a telephone and on a screen;
 * with {@code -Dscreen.pictures=true} each view is kept as a picture in {@code target/screens}.
 */
@Timeout(600)
@Tag("proof")
class NetworkPageIT {

  @TempDir private Path folder = Path.of("");
  private final List<String> complaints = new ArrayList<>();

  @Test
  void aTechnicianSeesTheNetworkAndTriesOthers() {
    try (Chromium chromium = Chromium.start()) {
      for (int width : List.of(1_440, 360)) {
        // A network of its own for each: one that is kept stays.
        try (var served = new OpenNetworkPage(folder.resolve(Integer.toString(width)))) {
          Page page = chromium.page(width, complaints);
          visit(page, served, width);
          page.close();
        }
      }
    }
    // A browser tells of every answer that is an error, also of those that the page asks for.
    complaints.removeIf(
        it -> it.contains("401 (Unauthorized)") || it.contains("400 (Bad Request)"));
    assertThat(complaints).isEmpty();
  }

  /** A hidden field is on the page all the same, and shown to who types the code next. */
  @Test
  void onAPageThatStoodOpenNoSecretOfThePlaceIsLeft() {
    try (Chromium chromium = Chromium.start();
        var served = new OpenNetworkPage(folder)) {
      Page page = chromium.page(1_440, complaints);
      come(page, served);
      unlock(page);
      page.locator("[name=kind][value=wired]").check();
      page.locator("[name=socket][value=enterprise]").check();
      page.locator("[name=accountPassword]").fill(SimulatedNetwork.PASSWORD);
      page.locator("[name=proof][value=certificate]").check();
      page.locator("[name=accountKey]").fill("-----BEGIN PRIVATE KEY-----\nMII\n");

      page.evaluate("() => { const later = Date.now() + 3_600_000; Date.now = () => later; }");
      page.getByText("La page est restée ouverte longtemps").waitFor();

      for (String secret : List.of("accountPassword", "accountKey")) {
        assertThat(page.locator("[name=" + secret + "]").inputValue()).as(secret).isEmpty();
      }
    }
  }

  private static void come(Page page, OpenNetworkPage served) {
    page.navigate(served.address().resolve("/technician").toString());
    page.getByText("Voir et changer le réseau de la borne").click();
    page.locator("#network-pin").waitFor();
  }

  private static void unlock(Page page) {
    page.locator("#network-pin").fill(OpenNetworkPage.PIN);
    page.getByText("Ouvrir").click();
  }

  private void visit(Page page, OpenNetworkPage served, int width) {
    come(page, served);
    look(page, "code-" + width);
    unlock(page);
    page.getByText("câble (eth0)").waitFor();
    look(page, "cable-" + width);

    chooseWifi(page, SimulatedNetwork.WIFI);
    page.locator("[name=password]").fill("court");
    page.locator("[name=way][value=proxy]").check();
    page.locator("[name=host]").fill("proxy.mairie.example");
    page.locator("#network-try").click();
    page.locator("#network-problem").waitFor();
    assertThat(page.locator("#network-problem").textContent()).contains("de 8 à 63 caractères");
    look(page, "wifi-" + width);

    page.locator("[name=kind][value=wired]").check();
    page.locator("[name=addressing][value=fixed]").check();
    page.locator("[name=way][value='']").check();
    page.locator("[name=address]").fill("198.51.100.7");
    page.locator("[name=gateway]").fill("198.51.100.1");
    look(page, "fixed-" + width);
    page.locator("#network-try").click();
    page.getByText("La borne cherche à joindre").waitFor();
    assertThat(page.locator("#network-left").textContent()).contains("min");
    assertThat(page.locator("#network-form").isVisible()).isFalse();
    look(page, "trial-" + width);
    page.locator("#network-stop").click();
    page.getByText("L’essai a été arrêté ici.").waitFor();

    chooseWifi(page, SimulatedNetwork.WIFI);
    page.locator("[name=password]").fill(SimulatedNetwork.PASSWORD);
    page.locator("#network-try").click();
    page.getByText("Il est gardé.").waitFor();
    page.getByText("Wi-Fi «\u00a0Mairie\u00a0»").waitFor();
    assertThat(page.locator("[name=password]").inputValue()).as("nobody finds it here").isEmpty();
    look(page, "kept-" + width);

    signIn(page, width);

    page.locator("[name=kind][value=cellular]").check();
    page.locator("[name=apn]").fill("orange");
    page.locator("[name=sim]").fill("9999");
    look(page, "cellular-" + width);
    page.locator("#network-try").click();
    page.getByText("Après trois codes faux").waitFor();
    look(page, "back-" + width);
  }

  private void signIn(Page page, int width) {
    page.locator("[name=kind][value=wired]").check();
    assertThat(page.locator("#network-account").isVisible()).isFalse();
    page.locator("[name=socket][value=enterprise]").check();
    assertThat(page.locator("#network-certificates").isVisible()).isTrue();
    assertThat(page.locator("#network-certificates").textContent())
        .as("where a certificate comes from when nothing can be pasted")
        .contains("à la préparation de la carte", "depuis un ordinateur portable");
    page.locator("[name=accountUser]").fill(SimulatedNetwork.USER);
    page.locator("[name=accountServer]").fill(SimulatedNetwork.SERVER);
    assertThat(page.locator("[name=accountKey]").isVisible()).isFalse();
    page.locator("[name=proof][value=certificate]").check();
    assertThat(page.locator("[name=accountPassword]").isVisible()).isFalse();
    page.locator("[name=accountCertificate]").fill("-----BEGIN CERTIFICATE-----\nMII\n");
    page.locator("[name=accountKey]").fill("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII\n");
    look(page, "certificate-" + width);
    page.locator("#network-try").click();
    page.getByText("Le certificat de la borne et sa clé se donnent").waitFor();
    page.locator("[name=proof][value=password]").check();
    page.locator("[name=accountPassword]").fill("wrong");
    page.locator("[name=accountServer]").fill("radius");
    look(page, "socket-" + width);
    page.locator("#network-try").click();
    page.getByText("Le serveur a un nom complet").waitFor();
    page.locator("[name=accountServer]").fill(SimulatedNetwork.SERVER);
    page.locator("#network-try").click();
    page.getByText("Le réseau n’accepte pas la borne.").waitFor();

    chooseWifi(page, SimulatedNetwork.AGENTS);
    assertThat(page.locator("[name=password]").isVisible()).isFalse();
    page.locator("[name=accountUser]").fill(SimulatedNetwork.USER);
    page.locator("[name=accountPassword]").fill(SimulatedNetwork.PASSWORD);
    page.locator("[name=accountServer]").fill(SimulatedNetwork.SERVER);
    page.locator("[name=accountAuthority]").fill("-----BEGIN CERTIFICATE-----\nMII\n");
    look(page, "account-" + width);
    page.locator("#network-try").click();
    // The lines name the network while it is still on trial; the form is emptied when that ends.
    page.getByText("Il est gardé.").waitFor();
    page.getByText("Wi-Fi «\u00a0Mairie-Agents\u00a0»").waitFor();
    assertThat(page.locator("[name=accountPassword]").inputValue()).isEmpty();
    assertThat(page.locator("[name=accountAuthority]").inputValue()).isEmpty();
  }

  private static void chooseWifi(Page page, String name) {
    page.locator("[name=kind][value=wifi]").check();
    Locator seen = page.locator("[name=seen]");
    var _ = seen.selectOption(name);
  }

  private void look(Page page, String name) {
    if (Boolean.getBoolean("screen.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screens", "network-" + name + ".png")));
    }
    if ((boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
      complaints.add(name + ": is wider than its screen");
    }
    AccessibilityFaults.of(page).forEach(it -> complaints.add(name + ": " + it));
  }
}
