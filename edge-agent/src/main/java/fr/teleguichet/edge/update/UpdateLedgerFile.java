package fr.teleguichet.edge.update;

import fr.teleguichet.est.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in a file of its own: a new version that can't open the journal must still know that
 * it is on trial.
 */
final class UpdateLedgerFile implements UpdateLedgerStore {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateLedgerFile.class);

  private final DurableFile file;

  /**
   * @param folder the updater's, in the data folder
   */
  UpdateLedgerFile(Path folder) {
    this.file = new DurableFile(folder.resolve("state.json"));
  }

  @Override
  public UpdateLedger read() throws IOException {
    Optional<byte[]> content = file.read();
    if (content.isEmpty()) {
      return UpdateLedger.EMPTY;
    }
    Optional<UpdateLedger> ledger =
        UpdateLedgerCodec.read(new String(content.get(), StandardCharsets.UTF_8));
    if (ledger.isEmpty()) {
      LOG.warn("file={} It is damaged; the updater begins anew.", file.path());
    }
    return ledger.orElse(UpdateLedger.EMPTY);
  }

  @Override
  public void write(UpdateLedger ledger) throws IOException {
    Path _ = Files.createDirectories(file.path().resolveSibling("."));
    file.write(UpdateLedgerCodec.write(ledger).getBytes(StandardCharsets.UTF_8));
  }
}
