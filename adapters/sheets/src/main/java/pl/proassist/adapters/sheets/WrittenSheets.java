package pl.proassist.adapters.sheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import pl.proassist.application.port.Sheets;

/** Spreadsheet files by fastexcel, and by POI for the format of before 2007 (A16). */
public final class WrittenSheets implements Sheets {

    private static final int PIECE = 1 << 16;

    /** A file of the old format is held in memory until its end, so there is never more than one. */
    private final Lock oneOfTheOld = new ReentrantLock();

    @Override public void write(Format format, Sheet sheet, Consumer<Consumer<List<Cell>>> rows, Consumer<byte[]> file) {
        try (var stream = new BufferedOutputStream(new Pieces(file), PIECE)) {
            switch (format) {
                case XLSX -> Xlsx.write(sheet, rows, stream);
                case XLS -> {
                    oneOfTheOld.lock();
                    try {
                        Xls.write(sheet, rows, stream);
                    } finally {
                        oneOfTheOld.unlock();
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Pieces extends OutputStream {

        private final Consumer<byte[]> file;

        Pieces(Consumer<byte[]> file) {
            this.file = file;
        }

        @Override public void write(int one) {
            file.accept(new byte[] {(byte) one});
        }

        @Override public void write(byte[] bytes, int from, int length) {
            file.accept(Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
