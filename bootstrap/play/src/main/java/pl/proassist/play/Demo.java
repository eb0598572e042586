package pl.proassist.play;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the whole product in a temporary home and plays the {@link Scenes} of a clinic's life on it. */
public final class Demo {

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Demo() {
    }

    public static void main(String[] arguments) {
        System.exit(new Demo().play() == 0 ? 0 : 1);
    }

    /** @return how many scenes failed */
    private int play() {
        var way = RunningProduct.Way.rehearsalInTemporaryHome().telling(line -> out.println("  " + line));
        out.println("Proassist starts in " + way.home());
        try (var product = RunningProduct.start(way)) {
            out.printf("  ready after %.1f s at %s%n", product.startTook().toMillis() / 1000.0, product.address());
            var scenes = new Scenes(product, out::println);
            var failed = 0;
            for (var scene : scenes.all()) {
                failed += isPlayed(scene) ? 0 : 1;
            }
            out.printf("%ndemo: %d scenes, %d failed%n", scenes.all().size(), failed);
            return failed;
        } catch (IllegalStateException notStarted) {
            out.println(notStarted.getMessage());
            return 1;
        }
    }

    private boolean isPlayed(Scenes.Scene scene) {
        out.printf("%n(%s) %s%n", scene.letter(), scene.title());
        try {
            scene.play().run();
            return true;
        } catch (RuntimeException failure) {
            out.println("    FAILED " + (failure instanceof Api.Unexpected ? failure.getMessage() : failure.toString()));
            return false;
        }
    }
}
