package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.pki.authority.AuthorityException;
import fr.teleguichet.fleet.pki.authority.AuthorityKeyOperations;
import fr.teleguichet.fleet.pki.authority.AuthorityReplacer;
import fr.teleguichet.fleet.pki.authority.ExportPassphrase;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.DatabaseStartListener;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks after the keys of the certificate authority. */
@Command(
    name = "authority",
    mixinStandardHelpOptions = true,
    description = "Looks after the keys of the certificate authority.",
    synopsisSubcommandLabel = "COMMAND")
final class CertificateAuthorityCommand implements Runnable {
  private static final long MAX_PASSPHRASE_FILE = 4_096;

  @ParentCommand private @Nullable FleetManagerMain program;

  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        commandLine(), "Say what to do: show, export, backup, restore, rotate or replace.");
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private PrintWriter out() {
    return commandLine().getOut();
  }

  private Path data() {
    return GeneralSettings.from(Objects.requireNonNull(program).settings()).data();
  }

  private AuthorityKeyOperations strongroom() {
    return AuthorityKeyOperations.of(data());
  }

  @Command(name = "show", description = "Shows the authority's certificates and where keys are.")
  void show() {
    for (AuthorityKeyOperations.Entry entry : strongroom().show()) {
      out().println(entry.subject());
      out().println("  SHA-256    " + entry.fingerprint().hex());
      out().println("  valid until " + entry.until());
      out().println("  private key " + (entry.keyIsHere() ? "on this machine" : "not here"));
    }
  }

  @Command(
      name = "backup",
      description = "Writes every key into an encrypted file (PKCS #12) that does not exist yet.")
  void backup(
      @Option(names = "--to", required = true, paramLabel = "FILE") Path to,
      @Option(names = "--passphrase-file", paramLabel = "FILE") @Nullable Path passphraseFile)
      throws IOException {
    try (ExportPassphrase passphrase = passphrase(passphraseFile, true)) {
      strongroom().backup(to, passphrase);
    }
    out().println("The authority's keys are in " + to + "; keep it and its passphrase apart.");
  }

  @Command(
      name = "export",
      description =
          "Writes the root's key into an encrypted file (PKCS #12), to be kept elsewhere.")
  void export(
      @Option(names = "--to", required = true, paramLabel = "FILE") Path to,
      @Option(names = "--passphrase-file", paramLabel = "FILE") @Nullable Path passphraseFile,
      @Option(names = "--remove", description = "Remove the key from this machine afterwards.")
          boolean remove)
      throws IOException {
    try (ExportPassphrase passphrase = passphrase(passphraseFile, true)) {
      strongroom().exportRoot(to, passphrase, remove);
    }
    out()
        .println(
            "The root's key is in "
                + to
                + (remove
                    ? " and no longer on this machine; authority rotate will ask for it."
                    : " and still on this machine; --remove takes it away."));
  }

  @Command(
      name = "restore",
      description = "Brings the authority back from a backup, where there is no other one.")
  void restore(
      @Option(names = "--from", required = true, paramLabel = "FILE") Path from,
      @Option(names = "--passphrase-file", paramLabel = "FILE") @Nullable Path passphraseFile)
      throws IOException {
    try (DataFolder folder = DataFolder.open(data());
        ExportPassphrase passphrase = passphrase(passphraseFile, false)) {
      AuthorityKeyOperations.of(folder.root()).restore(from, passphrase);
    }
    out().println("The authority is back; start the fleet manager.");
  }

  @Command(
      name = "rotate",
      description = "Makes the next issuing key at once; the fleet manager must not run.")
  void rotate(
      @Option(
              names = "--root-key",
              paramLabel = "FILE",
              description = "What authority export wrote, when the key is not on this machine.")
          @Nullable Path rootKey,
      @Option(names = "--passphrase-file", paramLabel = "FILE") @Nullable Path passphraseFile)
      throws IOException {
    try (DataFolder folder = DataFolder.open(data())) {
      AuthorityKeyOperations strongroom = AuthorityKeyOperations.of(folder.root());
      if (rootKey == null) {
        strongroom.rotate(new SecureRandom(), new ClockFactory().machine());
      } else {
        try (ExportPassphrase passphrase = passphrase(passphraseFile, false)) {
          strongroom.rotate(rootKey, passphrase, new SecureRandom(), new ClockFactory().machine());
        }
      }
    }
    out().println("A new issuing key signs from the next start of the fleet manager on.");
  }

  @Command(
      name = "replace",
      description = {
        "Makes a new authority where the old one is lost or can no longer be trusted: every kiosk"
            + " enrols anew. The fleet manager must not run."
      })
  void replace(
      @Option(
              names = "--root",
              paramLabel = "SHA256",
              description = "The root that the database knows, as authority show told it.")
          @Nullable String root)
      throws IOException, InterruptedException {
    Settings settings = Objects.requireNonNull(program).settings();
    Clock clock = new ClockFactory().machine();
    SecureRandom random = new SecureRandom();
    AuthorityReplacer replacement = new AuthorityReplacer(data(), Optional.ofNullable(root));
    try (DataFolder folder = DataFolder.open(data());
        SupervisedProcessFactory supervisor = new SupervisedProcessFactory(clock, random);
        Database database =
            Database.open(
                DatabaseSettings.from(settings),
                folder,
                supervisor,
                random,
                DatabaseStartListener.logged(),
                replacement::check)) {
      replacement
          .apply(database.jdbi(), random, clock)
          .ifPresent(old -> out().println("The old authority is in " + old + "."));
    }
    out().println("There is a new authority; start the fleet manager and let every kiosk enrol.");
  }

  private static ExportPassphrase passphrase(@Nullable Path file, boolean twice)
      throws IOException {
    char[] given = file == null ? typed(twice) : written(file);
    try {
      return ExportPassphrase.of(given);
    } finally {
      Arrays.fill(given, '\0');
    }
  }

  private static char[] written(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_PASSPHRASE_FILE) {
      throw new AuthorityException("The passphrase file " + file + " is missing or too large.");
    }
    return Files.readString(file).strip().toCharArray();
  }

  private static char[] typed(boolean twice) {
    Console console = terminal();
    char[] first = asked(console, "Passphrase: ");
    if (twice) {
      char[] second = asked(console, "Again: ");
      boolean same = Arrays.equals(first, second);
      Arrays.fill(second, '\0');
      if (!same) {
        throw new AuthorityException("The two passphrases differ.");
      }
    }
    return first;
  }

  private static Console terminal() {
    Console console = Objects.requireNonNull(System.console());
    if (!console.isTerminal()) {
      throw new AuthorityException(
          "There is no terminal to ask for the passphrase: give --passphrase-file FILE.");
    }
    return console;
  }

  private static char[] asked(Console console, String prompt) {
    return Objects.requireNonNullElse(console.readPassword(prompt), new char[0]);
  }
}
