/** A day of the whole agent with random faults, against what must follow from them. */
@NullMarked
package fr.teleguichet.edge.soak;

import org.jspecify.annotations.NullMarked;
