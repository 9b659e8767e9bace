/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.journal;

import org.jspecify.annotations.NullMarked;
