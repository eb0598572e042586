package pl.proassist.adapters.paper;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A file as its readers have it: the words, and what a telephone sees in the picture of a page. */
record ReadPdf(byte[] file) {

    private static final int AS_PRINTED = 150;

    int pages() {
        return read(PDDocument::getNumberOfPages);
    }

    String text() {
        return read(document -> new PDFTextStripper().getText(document)).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    String text(int page) {
        return read(document -> {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        }).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    /** What the codes say; they stand on the last page. */
    List<String> codes() {
        return read(document -> codes(document, document.getNumberOfPages() - 1));
    }

    <T> T read(Reading<T> reading) {
        try (var document = Loader.loadPDF(file)) {
            return reading.of(document);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> codes(PDDocument document, int page) {
        try {
            var picture = new PDFRenderer(document).renderImageWithDPI(page, AS_PRINTED);
            var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            var seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
            return Arrays.stream(new QRCodeMultiReader().decodeMultiple(seen, Map.of(DecodeHintType.TRY_HARDER, true))).map(Result::getText).toList();
        } catch (NotFoundException none) {
            return List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    interface Reading<T> {
        T of(PDDocument document) throws IOException;
    }
}
