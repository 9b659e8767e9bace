package fr.teleguichet.fleet.update.trust;

import fr.teleguichet.fleet.update.artifact.PublishedTrustList;
import fr.teleguichet.fleet.update.key.ReleaseKey;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.release.RemovedKey;
import java.util.List;
import java.util.Optional;

/** What the pages of trust lists show. */
public final class TrustListViewModels {

  /** Where there is no such list. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UPDATES, "trust.unknown.", "/trust-lists", "trust.back");

  private TrustListViewModels() {}

  /**
   * A key that a list brings or takes away.
   *
   * @param name what people call it here, or the name in its certificate; empty where it is unknown
   * @param removed how and why it is taken away; empty for one that is brought
   */
  public record KeyLine(String name, String fingerprint, Optional<RemovedKey> removed) {}

  /**
   * A list.
   *
   * @param kiosks how many kiosks say that they have it
   * @param withdrawn whether its file is not served any more
   */
  public record Row(
      PublishedTrustList file,
      List<KeyLine> trusted,
      List<KeyLine> removed,
      int kiosks,
      boolean withdrawn) {
    public Row {
      trusted = List.copyOf(trusted);
      removed = List.copyOf(removed);
    }
  }

  /**
   * A key that is retired here.
   *
   * @param serial the newest list, when it takes the key away
   * @param accepting how many kiosks accept the key until that list has come to them, or for good
   */
  public record RetiredKey(ReleaseKey key, Optional<Long> serial, int accepting) {}

  /**
   * All lists, and the form for the next one.
   *
   * @param rows the newest first
   * @param kiosks which kiosk has which
   * @param behind how many have not got the newest
   * @param knowsRoot whether who signed lists is judged here
   * @param largest bytes of the largest list
   * @param done the key of what was just done
   */
  public record Listing(
      List<Row> rows,
      List<RetiredKey> retired,
      ReportedTrustLists kiosks,
      int behind,
      boolean knowsRoot,
      int largest,
      Optional<String> done) {
    public Listing {
      rows = List.copyOf(rows);
      retired = List.copyOf(retired);
    }
  }

  /** The kiosks that have not got a list, nor a newer one. */
  public record Behind(List<ReportedTrustLists.Line> kiosks) {

    /** So many are named. */
    public static final int MAX_COUNT = 500;

    public Behind {
      kiosks = List.copyOf(kiosks);
    }
  }

  /** How a list is made: the commands of the manual. */
  public record Manual(String commands) {}
}
