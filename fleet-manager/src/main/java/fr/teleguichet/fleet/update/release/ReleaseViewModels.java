package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactChangeService;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the pages of releases show. */
public final class ReleaseViewModels {

  /** Where there is no such release. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UPDATES, "release.unknown.", "/releases", "release.back");

  private ReleaseViewModels() {}

  /**
   * A release in the list.
   *
   * @param kiosks how many kiosks of the reader's territories run it
   */
  public record Row(SoftwareModule module, int kiosks) {}

  /**
   * All releases, newest first.
   *
   * @param mayChange whether the reader may add and withdraw
   * @param done the key of what was just done
   */
  public record Listing(List<Row> rows, boolean mayChange, Optional<String> done) {
    public Listing {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One release.
   *
   * @param distributions what it is installed with
   * @param runners the kiosks of the reader's territories that run it
   * @param mayChange whether the reader may withdraw and promote
   * @param mayRestore whether the reader may give back what was withdrawn
   * @param done the key of what was just done
   */
  public record Detail(
      SoftwareModule module,
      List<Distribution> distributions,
      List<KioskRow> runners,
      boolean mayChange,
      boolean mayRestore,
      Optional<String> done) {

    /** Kiosks that are named. */
    public static final int MAX_COUNT = 50;

    public Detail {
      distributions = List.copyOf(distributions);
      runners = List.copyOf(runners);
    }
  }

  /** A file that came, and what it shall be called. */
  public record Publication(Artifact artifact, ReleaseForm form) {}

  /**
   * The page to send a file.
   *
   * @param largest bytes of the largest file that is taken
   */
  public record Upload(long largest) {}

  /** The form that says what is new in a release. */
  public record Notes(SoftwareModule module, ReleaseNotesForm form) {
    /** So many letters may say it. */
    public static final int MAX_LENGTH = ArtifactChangeService.MAX_NOTES_LENGTH;
  }

  /**
   * The question before a release changes.
   *
   * @param act promote or restore: its place in addresses and messages
   * @param runners the kiosks of the reader's territories that run it
   */
  public record Question(SoftwareModule module, String act, List<KioskRow> runners) {
    public Question {
      runners = List.copyOf(runners);
    }
  }

  /**
   * The question before a release is withdrawn.
   *
   * @param runners the kiosks of the reader's territories that run it
   * @param reason what was typed
   * @param version the version that was typed
   * @param wrong the fields that are wrong
   */
  public record Withdrawal(
      SoftwareModule module,
      List<KioskRow> runners,
      String reason,
      String version,
      Set<String> wrong) {
    public Withdrawal {
      runners = List.copyOf(runners);
      wrong = Set.copyOf(wrong);
    }

    /** Whether the field is wrong. */
    public boolean isWrong(String field) {
      return wrong.contains(field);
    }
  }
}
