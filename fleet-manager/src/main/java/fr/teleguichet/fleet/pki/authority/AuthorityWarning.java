package fr.teleguichet.fleet.pki.authority;

import java.time.Instant;

/** What a person must see to before the authority can no longer do its work. */
public sealed interface AuthorityWarning {

  /** By when. */
  Instant end();

  /** The same for the log, with what to do. */
  String sentence();

  /**
   * The issuing certificate is due for renewal and the root's key is not on this machine.
   *
   * @param end when the last certificate can be issued
   * @param advice what to do
   */
  record RootKeyIsAway(Instant end, String advice) implements AuthorityWarning {
    @Override
    public String sentence() {
      return "The issuing certificate must be renewed before " + end + ". " + advice;
    }
  }

  /**
   * The root itself comes to its end, and with it everything that it vouches for.
   *
   * @param end when
   */
  record RootEnds(Instant end) implements AuthorityWarning {
    @Override
    public String sentence() {
      return "The root certificate ends at "
          + end
          + " and can't be renewed. Before that: stop the fleet manager, move the folder authority"
          + " away, start it again, and enrol every kiosk anew.";
    }
  }
}
