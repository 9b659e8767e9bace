package fr.teleguichet.provisioning.prepare;

import fr.teleguichet.provisioning.card.BootFolder;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A boot partition in memory, whose power can be cut before any change. */
final class MemoryBoot implements BootFolder {

  private final Map<String, byte[]> files = new TreeMap<>();
  private int changesUntilCut = Integer.MAX_VALUE;
  private String forgetful = "";

  MemoryBoot with(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Cuts the power once this many changes were made. */
  void cutAfter(int changes) {
    changesUntilCut = changes;
  }

  /** The card's cells for this file are worn out: they keep zeros. */
  void wearOut(String path) {
    forgetful = path;
  }

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, content) -> texts.put(path, new String(content, StandardCharsets.UTF_8)));
    return texts;
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  @Override
  public void write(String path, byte[] content) throws TroubleException {
    change();
    files.put(path, path.equals(forgetful) ? new byte[content.length] : content.clone());
  }

  @Override
  public void remove(String path) throws TroubleException {
    change();
    files.remove(path);
  }

  @Override
  public void removeFolder(String path) throws TroubleException {
    change();
  }

  @Override
  public void settle() throws TroubleException {
    change();
  }

  private void change() throws TroubleException {
    if (changesUntilCut == 0) {
      throw new TroubleException(TroubleKind.MACHINE, "card.unwritable", "", "", "no power");
    }
    changesUntilCut--;
  }
}
