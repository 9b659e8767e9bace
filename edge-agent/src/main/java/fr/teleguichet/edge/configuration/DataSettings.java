package fr.teleguichet.edge.configuration;

import java.nio.file.Path;

/**
 * What the agent keeps on disk.
 *
 * @param folder where
 * @param journalMebibytes the journal's bound in MiB, 4 to 16,384
 */
public record DataSettings(Path folder, int journalMebibytes) {

  public DataSettings {
    Bounds.within("a journal bound in MiB", journalMebibytes, 4, 16_384);
  }
}
