package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.provisioning.card.BootFolder;
import fr.teleguichet.provisioning.card.CardAgentSettings;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prepares cards and takes it back. A cut at any moment leaves a card that either operation can
 * take up again: what was there before is kept first, then what will be written is written down,
 * then it is written.
 */
public final class CardPreparation {

  private final ProgressListener progress;

  /** Prepares cards and tells how far it is. */
  public CardPreparation(ProgressListener progress) {
    this.progress = progress;
  }

  /**
   * Refuses a card that can't be prepared so, before anything is written: one without a system, and
   * one from which another kiosk has started, whose key lies on it.
   */
  public void check(CardOrder order, BootFolder boot) throws TroubleException {
    Optional<String> holder = inService(boot);
    if (holder.isPresent() && !holder.equals(order.name().map(name -> name.kiosk().value()))) {
      throw new TroubleException(
          TroubleKind.REFUSED, "prepare.in-service", boot.place(), holder.get());
    }
    CardPlan _ = CardPlan.of(order, boot);
  }

  /** The kiosk that has started from this card, when it was prepared with a claim. */
  public static Optional<String> inService(BootFolder boot) throws TroubleException {
    Optional<CardManifest> manifest =
        CardManifest.of(boot).filter(it -> it.written().contains(CardPlan.CLAIM));
    if (manifest.isEmpty() || boot.read(CardPlan.CLAIM).isPresent()) {
      return Optional.empty();
    }
    return boot.read(AgentConfigRenderer.PATH)
        .flatMap(file -> CardAgentSettings.of(new String(file, StandardCharsets.UTF_8)))
        .flatMap(CardAgentSettings::kiosk)
        .or(() -> manifest.get().kiosk().map(KioskName::value));
  }

  /**
   * Prepares a card, whatever it was prepared for before, and reads everything back.
   *
   * @return the paths of the files that are on it now
   * @throws TroubleException also when something reads differently from what was written
   */
  public List<String> prepare(CardOrder order, BootFolder boot) throws TroubleException {
    boolean _ = remove(boot);
    CardPlan plan = CardPlan.of(order, boot);
    List<String> written = plan.files().stream().map(CardFile::path).toList();
    List<String> kept = keep(boot, Stream.concat(written.stream(), plan.unwanted().stream()));
    boot.write(
        CardManifest.PATH,
        new CardManifest(
                order.board().profile().id().value(),
                order.name().map(CardOrder.Name::kiosk),
                written,
                kept)
            .json());
    int step = 0;
    int steps = 2 * plan.files().size() + 1;
    for (String path : plan.unwanted()) {
      boot.remove(path);
    }
    for (CardFile file : plan.files()) {
      boot.write(file.path(), file.content());
      progress.at(++step, steps);
    }
    boot.settle();
    progress.at(++step, steps);
    for (CardFile file : plan.files()) {
      verify(boot, file);
      progress.at(++step, steps);
    }
    return written;
  }

  private static List<String> keep(BootFolder boot, Stream<String> paths) throws TroubleException {
    List<String> kept = new ArrayList<>();
    // This program's own files are no part of the image, and a claim is nothing to keep.
    for (String path : paths.filter(path -> !path.startsWith("teleguichet")).toList()) {
      Optional<byte[]> before = boot.read(path);
      if (before.isPresent()) {
        boot.write(CardManifest.BEFORE + path, before.get());
        kept.add(path);
      }
    }
    return kept;
  }

  private static void verify(BootFolder boot, CardFile file) throws TroubleException {
    byte[] read =
        boot.read(file.path())
            .orElseThrow(
                () ->
                    new TroubleException(
                        TroubleKind.MACHINE, "prepare.lost", file.path(), boot.place()));
    int difference = Arrays.mismatch(read, file.content());
    if (difference >= 0) {
      throw new TroubleException(
          TroubleKind.MACHINE, "prepare.differs", file.path(), boot.place(), difference);
    }
  }

  /**
   * Takes everything back: the card is again as its image made it.
   *
   * @return false when it was not prepared
   */
  public boolean remove(BootFolder boot) throws TroubleException {
    Optional<CardManifest> manifest = CardManifest.of(boot);
    if (manifest.isEmpty()) {
      return false;
    }
    for (String path : manifest.get().written()) {
      if (!manifest.get().kept().contains(path)) {
        boot.remove(path);
      }
    }
    for (String path : manifest.get().kept()) {
      Optional<byte[]> before = boot.read(CardManifest.BEFORE + path);
      if (before.isPresent()) {
        boot.write(path, before.get());
      }
    }
    boot.settle();
    boot.remove(CardManifest.PATH);
    for (String path : manifest.get().kept()) {
      boot.remove(CardManifest.BEFORE + path);
    }
    boot.removeFolder("teleguichet/before");
    boot.removeFolder(NetworkManagerKeyfileEncoder.FOLDER);
    boot.removeFolder("teleguichet");
    boot.settle();
    return true;
  }
}
