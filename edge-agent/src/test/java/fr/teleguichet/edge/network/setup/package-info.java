@NullMarked
package fr.teleguichet.edge.network.setup;

import org.jspecify.annotations.NullMarked;
