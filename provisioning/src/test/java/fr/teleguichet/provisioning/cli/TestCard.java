package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** An image file with a FAT boot partition, made by the programs that make real cards. */
record TestCard(Path image) {

  private static final int START = 2048;
  private static final int SECTORS = 131_072;

  static TestCard make(Path image, String label, String type) throws Exception {
    Tool.needs("fdisk dosfstools mtools", "sfdisk", "mkfs.vfat", "mcopy", "fsck.vfat");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((START + SECTORS + 4096L) * 512);
    }
    well(
        List.of("sfdisk", "-q", image.toString()),
        "label: %s\nstart=%d,size=%d,type=%s\n".formatted(label, START, SECTORS, type));
    well(
        List.of(
            "mkfs.vfat", "-F", "32", "--offset", "" + START, image.toString(), "" + SECTORS / 2),
        "");
    var card = new TestCard(image);
    card.put("config.txt", "# image\n");
    card.put("ssh", "");
    return card;
  }

  void put(String path, String content) throws Exception {
    well(List.of("mcopy", "-i", place(), "-o", "-", "::/" + path), content);
  }

  String text(String path) throws Exception {
    return Tool.program(List.of("mtype", "-i", place(), "::/" + path), "").out();
  }

  String list() throws Exception {
    return Tool.program(List.of("mdir", "-i", place(), "-b", "-/", "::"), "").out();
  }

  /** Copies the partition out and lets the file system's own checker look at it. */
  void isSound(Path scratch) throws Exception {
    well(
        List.of(
            "dd", "if=" + image, "of=" + scratch, "bs=512", "skip=" + START, "count=" + SECTORS),
        "");
    Tool.Run checked = Tool.program(List.of("fsck.vfat", "-n", scratch.toString()), "");
    assertThat(checked.exitCode()).as(checked.out()).isZero();
  }

  private String place() {
    return image + "@@" + START * 512;
  }

  private static void well(List<String> command, String input) throws Exception {
    Tool.Run run = Tool.program(command, input);
    assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
  }
}
