package fr.teleguichet.fleet.page;

import java.util.List;

/** Knows what everybody must be told now. */
public interface Notices {

  /** What everybody must be told, in this language. */
  List<Notice> now(Text text);

  /** What those who look after units must be told besides, in this language. */
  default List<Notice> forTechnicians(Text text) {
    return List.of();
  }
}
