package fr.teleguichet.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hash tree of dm-verity, version 1 without a superblock, that follows its data: blocks of 4096
 * bytes, each hashed with SHA-256 after the salt; 128 hashes make a block of the next level; the
 * topmost level comes first. One block of each level is held in memory while the data is read once.
 */
final class VerityTree {

  static final int BLOCK = 4096;
  private static final int HASH = 32;
  private static final int FAN_OUT = BLOCK / HASH;
  private static final int AT_ONCE = 64;

  /** A level of the tree, of which one block is being filled. */
  private static final class Level {
    final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    long place;

    Level(long place) {
      this.place = place;
    }
  }

  private final RandomAccessSource source;
  private final long blocks;
  private final byte[] salt;
  private final List<Level> levels = new ArrayList<>();
  private final MessageDigest digest = Sha256Digest.begin();

  /**
   * A tree after its data.
   *
   * @param data bytes of the data, which begins the file
   * @param tree bytes of the tree
   */
  VerityTree(RandomAccessSource source, long data, long tree, byte[] salt) throws ReleaseException {
    if (data <= 0 || data % BLOCK != 0) {
      throw ReleaseException.damaged("The bundle was cut off or padded.");
    }
    this.source = source;
    this.blocks = data / BLOCK;
    this.salt = salt;
    long place = data + tree;
    for (long count = blocks; count > 1; ) {
      count = (count + FAN_OUT - 1) / FAN_OUT;
      place -= count * BLOCK;
      levels.add(new Level(place));
    }
    if (place != data) {
      throw ReleaseException.damaged(
          "The bundle's hash tree has another size than its data wants.");
    }
  }

  /** The root's hash, once every block of the file has been found to lead to it. */
  byte[] root() throws IOException, ReleaseException {
    ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE * BLOCK);
    byte[] hash = new byte[HASH];
    for (long block = 0; block < blocks; block += AT_ONCE) {
      int some = (int) Math.min(AT_ONCE, blocks - block);
      buffer.clear().limit(some * BLOCK);
      source.fill(block * BLOCK, buffer);
      for (int i = 0; i < some; i++) {
        hash(buffer.array(), i * BLOCK, hash);
        add(0, hash);
      }
    }
    for (int level = 0; level < levels.size(); level++) {
      if (levels.get(level).block.position() > 0) {
        close(level, hash);
      }
    }
    return hash;
  }

  private void add(int level, byte[] hash) throws IOException, ReleaseException {
    if (level == levels.size()) {
      return;
    }
    ByteBuffer block = levels.get(level).block;
    block.put(hash);
    if (!block.hasRemaining()) {
      close(level, hash);
    }
  }

  /** Compares a level's block with the file's, and gives its hash to the level above. */
  private void close(int level, byte[] hash) throws IOException, ReleaseException {
    Level it = levels.get(level);
    Arrays.fill(it.block.array(), it.block.position(), BLOCK, (byte) 0);
    if (!Arrays.equals(source.bytes(it.place, BLOCK), it.block.array())) {
      throw ReleaseException.damaged("The bundle is not what was signed: its contents differ.");
    }
    it.place += BLOCK;
    it.block.clear();
    hash(it.block.array(), 0, hash);
    add(level + 1, hash);
  }

  private void hash(byte[] bytes, int at, byte[] into) {
    digest.update(salt);
    digest.update(bytes, at, BLOCK);
    try {
      int _ = digest.digest(into, 0, HASH);
    } catch (DigestException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
