package pl.proassist.play;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several callers who act at the same moment, each on a thread and a connection of its own. */
public final class Together {

    private Together() {
    }

    /** @return what each got, in the order of the callers */
    public static <T> List<T> call(List<Callable<T>> callers) {
        var gate = new CyclicBarrier(callers.size());
        var threads = Executors.newFixedThreadPool(callers.size());
        try {
            var futures = new ArrayList<Future<T>>();
            for (var caller : callers) {
                futures.add(threads.submit(() -> {
                    gate.await();
                    return caller.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    /** As many callers as are wanted, made from their numbers. */
    public static <T> List<T> call(int callers, java.util.function.IntFunction<Callable<T>> caller) {
        return call(IntStream.range(0, callers).mapToObj(caller).toList());
    }
}
