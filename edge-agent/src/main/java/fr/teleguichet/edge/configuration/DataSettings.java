package fr.teleguichet.edge.configuration;

import java.nio.file.Path;

/**
 * What the agent keeps on disk.
 *
 * @param folder where
 * @param journalMebibytes the journal's bound in MiB, 4 to 16,384
 * @param keepDays how long records stay that the fleet has, 1 to 400 days
 */
public record DataSettings(Path folder, int journalMebibytes, int keepDays) {

  public DataSettings {
    SettingBounds.within("a journal bound in MiB", journalMebibytes, 4, 16_384);
    SettingBounds.within("days that records are kept", keepDays, 1, 400);
  }
}
