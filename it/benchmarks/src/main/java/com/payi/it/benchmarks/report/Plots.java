package com.payi.it.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of figures, as SVG. They have no background and colours between light and dark, for pages of both kinds. */
public final class Plots {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    /** Digits of numbers that make the file larger and the picture no better. */
    private static final Pattern DIGITS = Pattern.compile("(\\.\\d)\\d+");
    private static final Color NONE = new Color(0, 0, 0, 0);
    private static final Color TEXT = new Color(0x78, 0x7c, 0x82);
    private static final Color GRID = new Color(0x78, 0x7c, 0x82, 0x50);
    private static final Color[] SERIES = {new Color(0xc0, 0x6a, 0x10), new Color(0x2f, 0x7f, 0xd6),
            new Color(0x1a, 0x8f, 0x5a),
            new Color(0x9a, 0x5f, 0xd0)};

    private final Path folder;
    private final String link;

    /**
     * @param document the folder of the document that shows the pictures
     * @param link from there to the pictures
     */
    public Plots(Path document, String link) {
        this.folder = document.resolve(link);
        this.link = link;
    }

    /**
     * Draws figures that belong to categories.
     *
     * @param series a figure for each category
     * @return the picture as Markdown has it
     */
    public String bars(String name, String title, String unit, List<String> categories, Map<String, double[]> series)
            throws IOException {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).yAxisTitle(unit).build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.7).setYAxisMin(0.0);
        for (Map.Entry<String, double[]> each : series.entrySet()) {
            chart.addSeries(each.getKey(), categories, Arrays.stream(each.getValue()).boxed().toList());
        }
        return write(name, title, chart);
    }

    /**
     * Draws figures over another figure, both on logarithmic axes: what grows in proportion is a straight line.
     *
     * @return the picture as Markdown has it
     */
    public String curves(String name, String title, String over, String unit, List<Curve> curves) throws IOException {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(over).yAxisTitle(unit).build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        for (Curve curve : curves) {
            XYSeries series = chart.addSeries(curve.label(), curve.xs(), curve.ys());
            series.setMarker(SeriesMarkers.CIRCLE).setLineStyle(new BasicStroke(2));
        }
        return write(name, title, chart);
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(NONE).setPlotBackgroundColor(NONE).setPlotBorderVisible(false)
                .setLegendBackgroundColor(NONE).setLegendBorderColor(NONE).setChartFontColor(TEXT)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14)).setChartTitleBoxVisible(false)
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).setLegendPosition(LegendPosition.OutsideS)
                .setSeriesColors(SERIES);
        styler.setAxisTickLabelsColor(TEXT);
        styler.setAxisTickMarksColor(TEXT);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(0.5f));
        styler.setDecimalPattern("#,##0.##");
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setYAxisTitleColor(TEXT);
        styler.setXAxisTitleColor(TEXT);
    }

    private String write(String name, String title, Chart<?, ?> chart) throws IOException {
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".svg"), DIGITS.matcher(svg.toString(StandardCharsets.UTF_8)).replaceAll("$1"));
        return "![" + title + "](" + link + "/" + name + ".svg)";
    }
}
