package fr.teleguichet.fleet.account.token;

import fr.teleguichet.fleet.access.RoleAndScopeForm;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages of tokens show. */
public final class ApiTokenViewModels {

  /** Where there is no such token. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.ACCOUNTS, "token.unknown.", "/tokens", "account.back");

  private ApiTokenViewModels() {}

  /**
   * All tokens, and the form of a new one.
   *
   * @param territories which territories there are
   * @param byPassword whether the reader proves who she is by a password
   * @param done the key of what was just done
   */
  public record Listing(
      List<ApiTokenDetails> tokens,
      Form form,
      List<String> territories,
      Instant now,
      boolean byPassword,
      Optional<String> done) {}

  /**
   * A token as somebody wants it.
   *
   * @param days how many days it is good
   * @param endless whether it is good for ever instead
   * @param errors the key of a message for each field that is wrong
   */
  public record Form(
      String name,
      String days,
      boolean endless,
      RoleAndScopeForm rights,
      Map<String, String> errors) {
    public Form {
      errors = Map.copyOf(errors);
    }

    /** The same without the proof that a token without end needs. */
    Form refused(String key) {
      return new Form(name, days, endless, rights, Map.of("current", key));
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /** A token, shown once. */
  public record Made(String name, SecretToken token) {}
}
