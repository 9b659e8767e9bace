package fr.teleguichet.fleet.remotecommand;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import org.junit.jupiter.api.Test;

/** What a kiosk says of a remote action, in the words of whoever reads it. */
final class RemoteCommandTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  @Test
  void sheetsOfATestPageAreCountedInTheReadersLanguage() {
    assertThat(RemoteCommandText.reason("1 sheet", FRENCH)).isEqualTo("1 feuille");
    assertThat(RemoteCommandText.reason("2 sheet", FRENCH)).isEqualTo("2 feuilles");
    assertThat(RemoteCommandText.reason("2 sheets", ENGLISH)).isEqualTo("2 sheets");
  }

  @Test
  void whatNobodyHasASentenceForIsShownAsItCame() {
    assertThat(RemoteCommandText.reason("1 sheet of two", FRENCH)).isEqualTo("1 sheet of two");
  }
}
