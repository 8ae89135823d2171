RSpec.describe Thing, :fast do
  subject(:thing) { described_class.new }
  let(:name) { 'a' }

  def helper = thing

  it 'works' do
    result = helper
    expect(result).to eq(name)
  end
end
