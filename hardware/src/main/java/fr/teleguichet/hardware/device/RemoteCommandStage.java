package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a remote action stands, as the kiosk tells it:
 *
 * <pre>
 *   ACCEPTED ---&gt; WAITING ---&gt; EXECUTING ---&gt; DONE
 *       |  |         |  |          |
 *       |  +---------|--|--&gt;-------+-------&gt; FAILED
 *       |            |  +--&gt; EXPIRED
 *       +--&gt; EXECUTING, EXPIRED
 *   (nothing before) ---&gt; REFUSED
 * </pre>
 *
 * <table>
 *   <caption>What may follow what</caption>
 *   <tr><td>ACCEPTED</td><td>WAITING</td></tr>
 *   <tr><td>ACCEPTED</td><td>EXECUTING</td></tr>
 *   <tr><td>ACCEPTED</td><td>FAILED</td></tr>
 *   <tr><td>ACCEPTED</td><td>EXPIRED</td></tr>
 *   <tr><td>WAITING</td><td>EXECUTING</td></tr>
 *   <tr><td>WAITING</td><td>FAILED</td></tr>
 *   <tr><td>WAITING</td><td>EXPIRED</td></tr>
 *   <tr><td>EXECUTING</td><td>DONE</td></tr>
 *   <tr><td>EXECUTING</td><td>FAILED</td></tr>
 * </table>
 */
public enum RemoteCommandStage implements CodedEnum {
  /** The kiosk has it on disk and will see to it. */
  ACCEPTED("acceptée", "accepted"),
  /** A citizen is being served. */
  WAITING("en attente : un usager est servi", "waiting: a citizen is being served"),
  EXECUTING("en cours", "under way"),
  DONE("faite", "done"),
  FAILED("échouée", "failed"),
  /** The kiosk will not do it, and says why. */
  REFUSED("refusée", "refused"),
  /** Its time was over before it could begin. */
  EXPIRED("expirée", "expired");

  private final String french;
  private final String english;

  RemoteCommandStage(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** What people read. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /** Whether nothing follows. */
  public boolean isEnd() {
    return next().isEmpty();
  }

  /** What may follow. */
  public Set<RemoteCommandStage> next() {
    return switch (this) {
      case ACCEPTED -> EnumSet.of(WAITING, EXECUTING, FAILED, EXPIRED);
      case WAITING -> EnumSet.of(EXECUTING, FAILED, EXPIRED);
      case EXECUTING -> EnumSet.of(DONE, FAILED);
      case DONE, FAILED, REFUSED, EXPIRED -> EnumSet.noneOf(RemoteCommandStage.class);
    };
  }

  /** The stage behind the word; nothing for a word of a newer version. */
  public static Optional<RemoteCommandStage> ofWord(String word) {
    return CodedEnum.of(RemoteCommandStage.class, word);
  }
}
