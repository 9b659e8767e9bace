/** Tests of {@code fr.teleguichet.edge.workbench}. */
@NullMarked
package fr.teleguichet.edge.workbench;

import org.jspecify.annotations.NullMarked;
