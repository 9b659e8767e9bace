package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.Session;
import fr.teleguichet.fleet.account.totp.QrCodeDrawing;
import fr.teleguichet.fleet.call.CallableService;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.util.List;
import java.util.Optional;

/** What the pages of accounts show. */
public final class AccountViewModels {

  /** Where there is no such account. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.ACCOUNTS, "account.unknown.", "/accounts", "account.back");

  private AccountViewModels() {}

  /** All accounts. */
  public record Listing(List<Account> accounts, Optional<String> done) {}

  /**
   * An account's form.
   *
   * @param known the account as it is; empty when it is new
   * @param territories which territories there are
   * @param services which services there are
   * @param done the key of what was just done
   */
  public record Edit(
      Optional<Account> known,
      AccountForm form,
      List<Session> sessions,
      List<String> territories,
      List<CallableService> services,
      Optional<String> done) {}

  /** A link, shown once. */
  public record Link(Account account, String address) {
    @Override
    public String toString() {
      return "Link[***]";
    }
  }

  /**
   * The question before an account ends.
   *
   * @param effects what else it changes
   * @param email what was typed
   * @param fault the key of what is wrong
   */
  public record Ending(
      Account account,
      List<AccountClosurePreview.Count> effects,
      String email,
      Optional<String> fault) {
    public Ending {
      effects = List.copyOf(effects);
    }
  }

  /**
   * The question for proof before a person's way in changes.
   *
   * @param action where the answer goes
   * @param what the key of what will be done
   * @param byPassword whether it is proved by a password
   * @param fault the key of what is wrong
   */
  public record Prove(
      Account account, String action, String what, boolean byPassword, Optional<String> fault) {}

  /**
   * A person's own account.
   *
   * @param current the session that looks at it
   * @param recoveryCodes how many recovery codes are left
   * @param factorWanted whether the role must have a second factor
   * @param fault the key of what is wrong with the new password
   * @param done the key of what was just done
   */
  public record Own(
      Account account,
      List<Session> sessions,
      long current,
      long recoveryCodes,
      boolean factorWanted,
      Optional<String> fault,
      Optional<String> done) {}

  /**
   * The offer of a second factor.
   *
   * @param key the secret in Base32
   * @param wanted whether nothing else can be done before
   * @param fault the key of what is wrong
   */
  public record Offer(String key, QrCodeDrawing square, boolean wanted, Optional<String> fault) {
    @Override
    public String toString() {
      return "Offer[***]";
    }
  }

  /** Recovery codes, shown once. */
  public record Codes(List<SecretToken> codes) {}
}
